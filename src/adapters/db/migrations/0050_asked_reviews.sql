ALTER TABLE "decided_leads" ADD COLUMN "asked_of" text;--> statement-breakpoint
ALTER TABLE "decided_leads" ADD COLUMN "asked_at" bigint;--> statement-breakpoint
ALTER TABLE "decided_leads" ADD COLUMN "passed_by" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "decided_leads_asked" ON "decided_leads" USING btree ("asked_of") WHERE "decided_leads"."state" = 'waiting';
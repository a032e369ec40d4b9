CREATE TABLE "decided_leads" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"region" text NOT NULL,
	"kind" text NOT NULL,
	"decided_by" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"first_look_at" bigint NOT NULL,
	"decided_at" bigint NOT NULL,
	"state" text NOT NULL,
	"drawn_by" text,
	"drawn_at" bigint,
	"second" json,
	"settlement" json,
	"cut_disputed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_shares" (
	"region" text PRIMARY KEY NOT NULL,
	"confirmed" double precision NOT NULL,
	"dismissed" double precision NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "decided_leads" ADD CONSTRAINT "decided_leads_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decided_leads_by_violation" ON "decided_leads" USING btree ("violation_id","decided_at");--> statement-breakpoint
CREATE INDEX "decided_leads_by_state" ON "decided_leads" USING btree ("state","decided_at");--> statement-breakpoint
CREATE INDEX "decided_leads_by_age" ON "decided_leads" USING btree ("decided_at","id");
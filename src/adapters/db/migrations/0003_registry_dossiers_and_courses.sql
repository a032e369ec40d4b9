CREATE TABLE "courses" (
	"id" text PRIMARY KEY NOT NULL,
	"registered" bigint GENERATED ALWAYS AS IDENTITY (sequence name "courses_registered_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"institution_id" text NOT NULL,
	"name" text NOT NULL,
	"details" json NOT NULL,
	CONSTRAINT "courses_registered_unique" UNIQUE("registered")
);
--> statement-breakpoint
ALTER TABLE "institutions" ADD COLUMN "dossier" json;--> statement-breakpoint
ALTER TABLE "live_rooms" ADD COLUMN "push_urls" text[];--> statement-breakpoint
ALTER TABLE "live_rooms" ADD COLUMN "system" text;--> statement-breakpoint
CREATE INDEX "courses_by_institution" ON "courses" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "institutions_by_credit_code" ON "institutions" USING btree ("credit_code");
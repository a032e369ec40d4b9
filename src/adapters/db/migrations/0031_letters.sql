CREATE TABLE "card_cases" (
	"violation_id" text PRIMARY KEY NOT NULL,
	"grave" json,
	"appeals" json NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"institution_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"issued_at" bigint NOT NULL,
	"letter" json NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "card_cases" ADD CONSTRAINT "card_cases_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_by_violation" ON "letters" USING btree ("violation_id","issued_at");--> statement-breakpoint
CREATE INDEX "letters_by_status" ON "letters" USING btree ("status","issued_at");--> statement-breakpoint
CREATE INDEX "letters_by_issue" ON "letters" USING btree ("issued_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_by_serial" ON "letters" USING btree ("year","serial");
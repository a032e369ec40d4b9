CREATE TABLE "golden_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"region" text NOT NULL,
	"truth" text NOT NULL,
	"why" text NOT NULL,
	"entered_by" text NOT NULL,
	"at" bigint NOT NULL,
	"retired" boolean NOT NULL,
	CONSTRAINT "golden_cases_violation_id_unique" UNIQUE("violation_id")
);
--> statement-breakpoint
CREATE TABLE "golden_items" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"violation_id" text NOT NULL,
	"region" text NOT NULL,
	"who" text NOT NULL,
	"put_at" bigint NOT NULL,
	"claimed_until" bigint,
	"state" text NOT NULL,
	"answered_at" bigint
);
--> statement-breakpoint
ALTER TABLE "review_shares" ADD COLUMN "golden" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "golden_cases" ADD CONSTRAINT "golden_cases_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "golden_items" ADD CONSTRAINT "golden_items_case_id_golden_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."golden_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "golden_items_once_a_person" ON "golden_items" USING btree ("who","case_id");--> statement-breakpoint
CREATE INDEX "golden_items_by_age" ON "golden_items" USING btree ("put_at","id");
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"saved_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "violation_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"at" bigint NOT NULL,
	"written_by" text NOT NULL,
	"audience" text NOT NULL,
	"note" text NOT NULL,
	"replaces" text
);
--> statement-breakpoint
ALTER TABLE "violations" ADD COLUMN "handling" json;--> statement-breakpoint
ALTER TABLE "violation_notes" ADD CONSTRAINT "violation_notes_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_one_of_a_name" ON "saved_views" USING btree ("account_id","page","name");--> statement-breakpoint
CREATE INDEX "violation_notes_by_violation" ON "violation_notes" USING btree ("violation_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "violation_notes_replaced_once" ON "violation_notes" USING btree ("replaces");
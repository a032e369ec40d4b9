CREATE TABLE "case_facts" (
	"id" text PRIMARY KEY NOT NULL,
	"violation_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"paper" text NOT NULL,
	"why" text NOT NULL,
	"entered_at" bigint NOT NULL,
	"entered_by" text NOT NULL,
	"undone" json
);
--> statement-breakpoint
ALTER TABLE "case_facts" ADD CONSTRAINT "case_facts_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_facts_by_violation" ON "case_facts" USING btree ("violation_id","entered_at","id");
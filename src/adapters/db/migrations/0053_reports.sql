CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"region" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"due_day" text,
	"violation_id" text,
	"department" text,
	"made_at" bigint NOT NULL,
	"filed_at" bigint,
	"report" json NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reports_newest" ON "reports" USING btree ("made_at","id");--> statement-breakpoint
CREATE INDEX "reports_by_days" ON "reports" USING btree ("kind","from_day","to_day");--> statement-breakpoint
CREATE INDEX "reports_by_violation" ON "reports" USING btree ("violation_id");--> statement-breakpoint
CREATE INDEX "reports_by_due" ON "reports" USING btree ("state","due_day");
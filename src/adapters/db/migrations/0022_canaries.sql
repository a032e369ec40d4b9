CREATE TABLE "canary_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"seed" bigint NOT NULL,
	"state" text NOT NULL,
	"due_at" bigint NOT NULL,
	"begun_at" bigint,
	"ends_at" bigint,
	"alerted_at" bigint,
	"ended_at" bigint,
	"reached" text
);
--> statement-breakpoint
CREATE INDEX "canary_runs_by_due" ON "canary_runs" USING btree ("due_at","id");
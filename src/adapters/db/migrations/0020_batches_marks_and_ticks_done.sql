CREATE TABLE "patrol_marks" (
	"name" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"value" json
);
--> statement-breakpoint
CREATE TABLE "job_members" (
	"stage" text NOT NULL,
	"member" text NOT NULL,
	"job_id" uuid NOT NULL,
	CONSTRAINT "job_members_stage_member_pk" PRIMARY KEY("stage","member")
);
--> statement-breakpoint
ALTER TABLE "cron_ticks" ADD COLUMN "done_at" bigint;--> statement-breakpoint
UPDATE "cron_ticks" SET "done_at" = "claimed_at";--> statement-breakpoint
CREATE INDEX "job_members_by_job" ON "job_members" USING btree ("job_id");
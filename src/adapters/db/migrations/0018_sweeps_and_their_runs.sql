CREATE TABLE "sweep_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"opened" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sweep_runs_opened_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sweep" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"day" text NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"who" text NOT NULL,
	"why" text NOT NULL,
	"backfilled" boolean NOT NULL,
	"rooms" integer NOT NULL,
	"looked" integer NOT NULL,
	"progress_at" bigint NOT NULL,
	CONSTRAINT "sweep_runs_opened_unique" UNIQUE("opened")
);
--> statement-breakpoint
ALTER TABLE "live_rooms" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "live_rooms" ADD COLUMN "tags" text[];--> statement-breakpoint
CREATE INDEX "sweep_runs_by_day" ON "sweep_runs" USING btree ("day");--> statement-breakpoint
CREATE INDEX "sweep_runs_by_end" ON "sweep_runs" USING btree ("ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sweep_runs_one_round" ON "sweep_runs" USING btree ("sweep") WHERE kind = 'manual' and ended_at is null;--> statement-breakpoint
CREATE INDEX "live_rooms_patrolled" ON "live_rooms" USING btree ("active","registered");
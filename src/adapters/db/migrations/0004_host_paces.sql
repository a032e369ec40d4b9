CREATE TABLE "host_hours" (
	"host" text NOT NULL,
	"hour" bigint NOT NULL,
	"looks" integer NOT NULL,
	"budget_per_minute" double precision NOT NULL,
	"budget_concurrency" integer NOT NULL,
	"shortest_gap_millis" integer,
	"most_in_flight" integer NOT NULL,
	"waits" integer NOT NULL,
	"waited_millis" double precision NOT NULL,
	"refusals" integer NOT NULL,
	"pushed_back" integer NOT NULL,
	"failed" integer NOT NULL,
	"overruns" integer NOT NULL,
	CONSTRAINT "host_hours_host_hour_pk" PRIMARY KEY("host","hour")
);
--> statement-breakpoint
CREATE TABLE "host_paces" (
	"host" text PRIMARY KEY NOT NULL,
	"looks_per_minute" double precision NOT NULL,
	"next_start_at" bigint NOT NULL,
	"last_start_at" bigint,
	"in_flight" json NOT NULL,
	"failures_in_a_row" integer NOT NULL,
	"brakes_in_a_row" integer NOT NULL,
	"on_trial" boolean NOT NULL,
	"closed_until" bigint,
	"closed_because" text,
	"pace_changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "host_hours_by_hour" ON "host_hours" USING btree ("hour");
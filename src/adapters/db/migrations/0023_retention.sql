CREATE TABLE "host_days" (
	"host" text NOT NULL,
	"day" bigint NOT NULL,
	"hours" integer NOT NULL,
	"looks" integer NOT NULL,
	"shortest_gap_millis" integer,
	"most_in_flight" integer NOT NULL,
	"waits" integer NOT NULL,
	"waited_millis" double precision NOT NULL,
	"refusals" integer NOT NULL,
	"pushed_back" integer NOT NULL,
	"failed" integer NOT NULL,
	"overruns" integer NOT NULL,
	CONSTRAINT "host_days_host_day_pk" PRIMARY KEY("host","day")
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" bigint NOT NULL,
	"who" text NOT NULL,
	"why" json NOT NULL,
	"lifted_at" bigint,
	"lifted_by" text,
	"lifted_why" json
);
--> statement-breakpoint
CREATE INDEX "legal_holds_newest" ON "legal_holds" USING btree ("at","id");
CREATE TABLE "rehearsals" (
	"id" text PRIMARY KEY NOT NULL,
	"started_by" text NOT NULL,
	"regions" jsonb NOT NULL,
	"node" text NOT NULL,
	"minutes" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"ended_why" text,
	"trouble" text,
	"sheets" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "rehearsals_by_start" ON "rehearsals" USING btree ("started_at","id");
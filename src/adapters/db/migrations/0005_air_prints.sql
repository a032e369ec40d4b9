CREATE TABLE "air_scenes" (
	"session_id" text NOT NULL,
	"number" integer NOT NULL,
	"begun_after" double precision NOT NULL,
	"begun_by" double precision NOT NULL,
	"seen_until" double precision NOT NULL,
	"picture" text NOT NULL,
	"telling" boolean NOT NULL,
	"words" text,
	CONSTRAINT "air_scenes_session_id_number_pk" PRIMARY KEY("session_id","number")
);
--> statement-breakpoint
CREATE TABLE "air_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"institution_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"finding" json
);
--> statement-breakpoint
ALTER TABLE "air_scenes" ADD CONSTRAINT "air_scenes_session_id_air_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."air_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "air_sessions_by_room" ON "air_sessions" USING btree ("room_id","last_at");--> statement-breakpoint
CREATE INDEX "air_sessions_by_institution" ON "air_sessions" USING btree ("institution_id","started_at");--> statement-breakpoint
CREATE INDEX "air_sessions_by_age" ON "air_sessions" USING btree ("last_at");
CREATE TABLE "room_sessions" (
	"room_id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"session" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teaching_segments" (
	"room_id" text NOT NULL,
	"start" bigint NOT NULL,
	"end" bigint NOT NULL,
	"uncertainty_seconds" double precision NOT NULL,
	"course_id" text,
	"course" text,
	"class_id" text,
	"lesson_id" text,
	CONSTRAINT "teaching_segments_room_id_start_pk" PRIMARY KEY("room_id","start")
);
--> statement-breakpoint
CREATE INDEX "teaching_segments_by_end" ON "teaching_segments" USING btree ("room_id","end");--> statement-breakpoint
CREATE INDEX "teaching_segments_by_class" ON "teaching_segments" USING btree ("class_id","end");
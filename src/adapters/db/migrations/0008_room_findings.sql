CREATE TABLE "room_findings" (
	"id" text PRIMARY KEY NOT NULL,
	"room_id" text NOT NULL,
	"institution_id" text NOT NULL,
	"first_seen_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"finding" json NOT NULL
);
--> statement-breakpoint
CREATE INDEX "room_findings_by_room" ON "room_findings" USING btree ("room_id","last_seen_at");
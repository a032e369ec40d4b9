CREATE TABLE "room_speech" (
	"room_id" text PRIMARY KEY NOT NULL,
	"since" bigint,
	"last" bigint,
	"listenings" integer NOT NULL,
	"listened_at" bigint,
	"clipped_at" bigint,
	"clips" json NOT NULL
);

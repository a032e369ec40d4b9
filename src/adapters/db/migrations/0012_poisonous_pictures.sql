CREATE TABLE "poisonous_pictures" (
	"sha256" text PRIMARY KEY NOT NULL,
	"reader" text NOT NULL,
	"bytes" bigint NOT NULL,
	"cause" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "poisonous_pictures_by_age" ON "poisonous_pictures" USING btree ("at","sha256");
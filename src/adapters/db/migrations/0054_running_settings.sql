CREATE TABLE "running_settings" (
	"version" integer PRIMARY KEY NOT NULL,
	"wishes" json NOT NULL,
	"who" text NOT NULL,
	"why" json NOT NULL,
	"at" bigint NOT NULL,
	"undoes" integer
);

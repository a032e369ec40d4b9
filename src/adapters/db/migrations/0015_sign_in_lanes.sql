CREATE TABLE "sign_in_lanes" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sign_in_lanes_by_age" ON "sign_in_lanes" USING btree ("last_at","key");
ALTER TABLE "live_rooms" ADD COLUMN "registered_at" bigint;--> statement-breakpoint
-- What rooms are found by was made by earlier versions: it is worked out anew when somebody looks next.
UPDATE "live_rooms" SET "found_by" = null;

ALTER TABLE "letters" ADD COLUMN "next_at" bigint;--> statement-breakpoint
CREATE INDEX "letters_by_next" ON "letters" USING btree ("next_at");--> statement-breakpoint
UPDATE "letters" SET "next_at" = "issued_at" WHERE "status" IN ('issued', 'acknowledged', 'overdue');

ALTER TABLE "golden_items" ADD COLUMN "truth" text;--> statement-breakpoint
ALTER TABLE "golden_items" ADD COLUMN "why" text;--> statement-breakpoint
UPDATE "golden_items" SET "truth" = "golden_cases"."truth", "why" = "golden_cases"."why" FROM "golden_cases" WHERE "golden_cases"."id" = "golden_items"."case_id" AND "golden_items"."state" <> 'open';
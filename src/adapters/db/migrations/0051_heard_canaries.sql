ALTER TABLE "canary_runs" ADD COLUMN "sense" text DEFAULT 'seen' NOT NULL;--> statement-breakpoint
ALTER TABLE "canary_runs" ADD COLUMN "hearing" jsonb;--> statement-breakpoint
ALTER TABLE "canary_runs" ADD COLUMN "calibrates" boolean DEFAULT false NOT NULL;
ALTER TABLE "patrol_nodes" ADD COLUMN "start_work" json;--> statement-breakpoint
ALTER TABLE "patrol_nodes" ADD COLUMN "wish" json;
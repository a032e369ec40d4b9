CREATE TABLE "goal_minutes" (
	"minute" bigint PRIMARY KEY NOT NULL,
	"seen" integer NOT NULL,
	"seen_partly" integer NOT NULL,
	"unseen_theirs" integer NOT NULL,
	"unseen_ours" integer NOT NULL,
	"missed" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "patrol_nodes" ADD COLUMN "version" text;--> statement-breakpoint
ALTER TABLE "patrol_nodes" ADD COLUMN "load" json;--> statement-breakpoint
ALTER TABLE "patrol_nodes" ADD COLUMN "told" json;
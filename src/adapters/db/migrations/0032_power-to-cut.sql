CREATE TABLE "automatic_cuts" (
	"violation_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"began_at" bigint NOT NULL,
	"record" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fuse_resets" (
	"fuse" text NOT NULL,
	"at" bigint NOT NULL,
	"who" text NOT NULL,
	"why" json NOT NULL,
	CONSTRAINT "fuse_resets_fuse_at_pk" PRIMARY KEY("fuse","at")
);
--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "automatic" boolean;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "viewers" integer;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "hits" json;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "approval" json;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "wrong" json;--> statement-breakpoint
ALTER TABLE "automatic_cuts" ADD CONSTRAINT "automatic_cuts_violation_id_violations_id_fk" FOREIGN KEY ("violation_id") REFERENCES "public"."violations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "automatic_cuts_by_state" ON "automatic_cuts" USING btree ("state");--> statement-breakpoint
CREATE INDEX "automatic_cuts_by_time" ON "automatic_cuts" USING btree ("began_at");--> statement-breakpoint
CREATE INDEX "cut_orders_by_room" ON "cut_orders" USING btree ("room_id","requested_at");--> statement-breakpoint
CREATE INDEX "cut_orders_by_time" ON "cut_orders" USING btree ("requested_at");
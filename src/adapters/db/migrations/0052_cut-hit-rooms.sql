ALTER TABLE "cut_orders" ADD COLUMN "hit_rooms" text[];--> statement-breakpoint
CREATE INDEX "cut_orders_by_hit_room" ON "cut_orders" USING gin ("hit_rooms");
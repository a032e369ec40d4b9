ALTER TABLE "cut_orders" ADD COLUMN "abilities" json;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "due_again_at" bigint;--> statement-breakpoint
CREATE INDEX "cut_orders_by_due" ON "cut_orders" USING btree ("due_again_at");
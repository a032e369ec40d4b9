ALTER TABLE "cut_orders" ADD COLUMN "abilities" json;--> statement-breakpoint
ALTER TABLE "cut_orders" ADD COLUMN "renew_ban_at" bigint;--> statement-breakpoint
CREATE INDEX "cut_orders_by_renewal" ON "cut_orders" USING btree ("renew_ban_at");
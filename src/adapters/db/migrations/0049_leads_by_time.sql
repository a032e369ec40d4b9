CREATE INDEX "violations_by_subject" ON "violations" USING btree ("subject","opened_at");--> statement-breakpoint
CREATE INDEX "violations_by_rule" ON "violations" USING gin ("rules");--> statement-breakpoint
CREATE INDEX "violations_by_time" ON "violations" USING gist (int8range("opened_at", case when "ended_at" is null then null else greatest("opened_at", "ended_at") end));
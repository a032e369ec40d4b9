CREATE TABLE "look_costs" (
	"day" text NOT NULL,
	"sweep" text NOT NULL,
	"room_id" text NOT NULL,
	"cpu" double precision NOT NULL,
	"bytes" bigint NOT NULL,
	"watched" double precision NOT NULL,
	"looks" integer NOT NULL,
	"probes" integer NOT NULL,
	CONSTRAINT "look_costs_day_sweep_room_id_pk" PRIMARY KEY("day","sweep","room_id")
);
--> statement-breakpoint
CREATE INDEX "look_costs_by_room" ON "look_costs" USING btree ("room_id","day");
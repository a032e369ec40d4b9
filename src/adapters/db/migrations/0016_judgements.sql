CREATE TABLE "judgement_changes" (
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"change" text NOT NULL,
	"sha256" text NOT NULL,
	"at" bigint NOT NULL,
	"who" text NOT NULL,
	"why" json NOT NULL,
	CONSTRAINT "judgement_changes_kind_number_pk" PRIMARY KEY("kind","number")
);
--> statement-breakpoint
CREATE TABLE "judgement_versions" (
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"report" json,
	"at" bigint NOT NULL,
	"who" text NOT NULL,
	"why" json NOT NULL,
	"shadow_at" bigint,
	"shadow" json,
	CONSTRAINT "judgement_versions_kind_sha256_pk" PRIMARY KEY("kind","sha256")
);
--> statement-breakpoint
CREATE INDEX "judgement_versions_newest" ON "judgement_versions" USING btree ("kind","at");
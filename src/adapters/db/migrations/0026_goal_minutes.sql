CREATE TABLE "goal_minutes" (
	"minute" bigint PRIMARY KEY NOT NULL,
	"seen" integer NOT NULL,
	"unseen_theirs" integer NOT NULL,
	"unseen_ours" integer NOT NULL,
	"missed" integer NOT NULL
);

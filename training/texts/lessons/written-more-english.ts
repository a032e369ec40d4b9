import type { WrittenScreens } from '../../written-screens.ts'

/** More English that teaches no pupil, in our own words, by kind, one screen a line: ` / ` breaks a line. */
export const WRITTEN_MORE_ENGLISH: WrittenScreens = {
  'english stories': `
Nobody had lived in the lighthouse since the twins drowned, yet every Thursday somebody swept the stairs.
"Is it loaded?" she whispered. "It's a stapler," said Hugh.
The barber of Calle Ancha knew three secrets, and two of them were about the bishop.
Wind rattled the shutters. Old Pieter put another log on and went on with his story as if the dead man were not sitting there.
She had been queen for eleven minutes when the first arrow struck the door.
All that autumn the trains went east full and came back empty, and nobody at the station asked why.
He smelled of diesel and peppermint. I loved him immediately and told no one.
The robot folded the last shirt, dimmed its eyes, and said in a small voice that it would prefer not to be sold.
"You'll hang for this," said the sheriff. "Most likely," said Dan, and dealt another hand.
Snow had blocked the pass. Seven strangers, one bottle of brandy, and a corpse in the pantry: Inspector Vale sighed and took off his gloves.
My brother came home from the war with a parrot, a limp and no wish to talk about either.
Far below, the city hummed like a hive. Kestrel checked her harness, counted to three and stepped off the roof.
I remember the wallpaper, green ferns on cream, and my mother's back as she packed.
The giant wept so loudly that the millers down the valley thought it was spring flooding.
Two weeks before the wedding, Clara found the second passport.
It had rained on the day he left and it rained on the day he came back, so that for years she thought of it as the same rain.
Father Tomas blew out the candle. "Now," he told the darkness, "say it again, slowly."
The cat looked at the moon, the moon looked at the cat, and neither was impressed.
Prologue / Before the river had a name, there were two sisters who hated each other.
They drove all night with the windows down, singing the only song they both knew.`,
  'english talk of guests and hosts': `
I mean look, nobody tells you that fame is mostly waiting around in car parks, right?
So we're here with the designer, and first of all congratulations, how are you feeling tonight?
Well Susan, I grew up above a fish and chip shop, so glamour wasn't exactly part of the plan.
and I'm like no way, and she's like yes way, and then the whole table just lost it
He said no, the label said no, everyone said no, so we recorded it in my aunt's garage.
thank you so much for having me it's honestly such a pleasure big fan of the podcast
How did you two meet? Oh God, do you want the real story or the one we tell at parties?
Coach, what went wrong in the second half? We stopped running, simple as that.
we've got a caller on line two, Dave from Leeds, Dave you're on air
It took me ten years to forgive my father, and about ten minutes to tell him.
you have to hustle you have to grind but you also have to sleep guys I'm serious
Next up, the mayor joins us to talk about potholes. Don't go away.
My biggest regret? Selling the van. We could have kept that van forever.
what's good everybody it's your boy back again with another unboxing
If I could swap lives with anyone in the cast, it'd be the dog, she had her own trailer.
Can you describe the suspect? Tall, grey coat, walked like his shoes hurt.`,
  'english notices and business': `
Dear valued customer, your parcel has been delayed due to severe weather. We apologise for any inconvenience.
Quarterly targets: reduce churn by 4%, close 12 enterprise deals, hire two account managers
Minutes of the meeting / Present: J. Ortiz, P. Lind / Item 1: budget approved / Item 2: office move postponed
FOR SALE: 2016 hatchback, one owner, 48,000 miles, new tyres, no offers under £5,500
NO PARKING between 8 am and 6 pm. Vehicles will be towed at owner's expense.
We are looking for a senior backend engineer with experience in distributed systems. Remote, competitive salary, stock options.
Flight QX 2041 now boarding at gate 17. Passengers with small children may board first.
Two-bedroom flat, third floor, no lift, close to the harbour. Deposit: two months' rent.
Drink responsibly. 40% vol. Distilled and bottled in the Highlands.
Shipping policy / Returns / Track my order / Gift cards / Subscribe and get 10% off
Caution: hot surface. Keep away from children. Unplug before cleaning.
Please find attached the revised quotation. Prices are valid for thirty days and exclude VAT.
Happy hour 5-7 pm: all cocktails $8, nachos $6, live jazz from nine
The merger is expected to close in the third quarter, subject to regulatory approval.
Appointment reminder: dental check-up, Tuesday 10:40. Reply C to confirm.
Wash at 30. Do not tumble dry. Made in Portugal.`,
  'english news at length': `
A court on Monday ordered the retailer to pay $18 million to former employees who were denied overtime, ending a legal fight that began in 2017.
The storm knocked out power to more than 200,000 homes and forced the closure of two airports before weakening inland.
Astronomers said the comet could be visible to the naked eye for about ten days, provided skies stay clear.
The central bank left its key rate unchanged at 4.5 per cent but signalled that cuts could come in the autumn.
The goalkeeper, 34, announced his retirement after 112 appearances for the national team.
Farmers blocked motorways around the capital for a third day in protest at rising fertiliser prices.
Scientists monitoring the volcano raised the alert level after a series of small tremors beneath the crater.
The painting, thought lost for eighty years, was found behind a wardrobe in a flat in Trieste.
Shares in the chipmaker jumped nine percent after it announced a supply deal with a carmaker.
Ministers are expected to sign the ceasefire agreement on Wednesday, according to two diplomats familiar with the talks.
Police seized nearly a tonne of counterfeit perfume in raids across four cities.
The film took $61 million in its opening weekend, well ahead of industry forecasts.`,
}

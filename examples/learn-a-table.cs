// A table of one's own: what a human believes of its columns before he sees a label, what debates teach of that, and what it is worth on later periods.
// dotnet run examples/learn-a-table.cs
#:project ../src/Judges
#:project ../src/Optimization
#:project ../src/Worlds

using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Tables;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Table;

var folder = Directory.CreateTempSubdirectory().FullName;
var (csv, json) = (Path.Combine(folder, "visits.csv"), Path.Combine(folder, "beliefs.json"));
WriteVisits(csv, new Seed(1).CreateRandom());

// What 'ltp beliefs visits.csv' begins, edited by someone who knows the shop.
File.WriteAllText(json, """
    {
      "schema": "ltp.beliefs/1",
      "label": { "column": "label", "classes": ["leaves", "buys"] },
      "columns": {
        "minutes": { "type": "number", "low": 0.4, "high": 1.4, "note": "who stays longer buys" },
        "discount": { "type": "number", "low": -0.5, "high": 1.5, "lasting": "fast", "note": "people get used to it" },
        "door": { "type": "category", "levels": { "front": 0.2, "side": -0.2 } }
      }
    }
    """);

foreach (var (name, beliefs) in new[] { ("default beliefs", ""), ("these beliefs", json) })
{
    var world = new TableWorlds { Data = csv, Beliefs = beliefs }.SampleTable(new Seed(2));
    var elicitation = new DebateElicitation(
        world, new RecursiveDebate(), (human, _) => new BoundedJudge(human), new ForgetfulStore(), new VerdictLedger(), new Seed(3), "w0000");
    var learned = await new TableLoop(new LearningSettings { Rounds = 1, ParticleCount = 200 }).RunAsync(world, elicitation, new Seed(4));
    var later = world.Sets[1];
    var nll = Scoring.Nll(world.Key, later, learned.Predict([.. later.Scored.Select(s => s.Question)]));
    Console.WriteLine($"{name}: {elicitation.Ledger.Totals.JudgeCalls} verdicts, NLL on later periods {nll.ToString("F3", CultureInfo.InvariantCulture)} nats per visit. Z*:");
    var tree = new ImplicitTree(world.Unpack(learned.Z, TablePosterior.Intervals(world.Structure, learned.Posterior)));
    Console.WriteLine((await tree.FindAsync(NodeAddress.Root))!.Text + "\n");
}

Directory.Delete(folder, recursive: true);

// Visits to a shop over ten months: longer ones end in a purchase, the discount works less each month.
static void WriteVisits(string file, SeededRandom random)
{
    using var writer = new StreamWriter(file);
    writer.WriteLine("period,minutes,discount,door,label");
    for (var i = 0; i < 300; i++)
    {
        var (month, minutes, discount, isFront) = (i / 30, random.NextGaussian(), random.NextGaussian(), random.NextBool(.5));
        var odds = minutes + ((1.2 - (.15 * month)) * discount) + (isFront ? .3 : -.3);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{month},{12 + (5 * minutes):F1},{10 + (4 * discount):F1},{(isFront ? "front" : "side")},{(random.NextBool(1 / (1 + Math.Exp(-odds))) ? "buys" : "leaves")}"));
    }
}

using System.CommandLine;
using LearningThePrior.Analysis.Analyzing;
using LearningThePrior.Analysis.HumanJudging;
using LearningThePrior.Cli.Analyzing;
using LearningThePrior.Cli.Judging;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.HumanJudging;

/// <summary><c>ltp human</c>: humans judge a run's debates and decompositions in a browser on this machine.</summary>
internal static class HumanCommand
{
    public static Command Make(TextWriter output, TextWriter error)
    {
        var run = new Argument<string>("run") { Description = "The run's folder." };
        var judges = new Option<string[]>("--judge") { Description = "A judge's name: what this judge said already is not asked again. Given again, each judge has a link of their own. Default: human." };
        var perDebate = new Option<int?>("--judges-per-debate") { Description = "How many of the judges judge each debate: those who come to it first. Default: all." };
        var order = new Option<string?>("--order") { Description = "Show debates as-played, mirrored (B is called A, listed and heard first), or as a draw says for each judge and debate. Default: random." };
        order.AcceptOnlyFromAmong("as-played", "mirrored", "random");
        var sideNames = SideNamesOption.Make("Default: refuse, they are shown as played.");
        var context = new Option<int?>("--context") { Description = "How many words of the node to show on each side of a cited span. The whole node is shown when the judge asks for it, and the judgement says so. Default: 0, the span alone." };
        var study = new Option<string?>("--study") { Description = "A file of these settings and of instructions, as JSON; options that are given count before it." };
        var seed = new Option<ulong?>("--seed") { Description = "Draws each judge's order of debates, and which are shown mirrored. Default: 1." };
        var where = WhereOption.OfDebates();
        var port = new Option<int>("--port") { Description = "The port on this machine. Default: a free one.", DefaultValueFactory = _ => 0 };
        var command = new Command("human", """
            Judge a run's debates yourself, or let others, blind, in a browser on this machine.
            A debate is shown round by round, and the judge gives a credence for each answer; a decomposition with answers to choose
            from is shown as a tree. Of what is cited the span is shown, not the story; what else was looked at is in the judgement.
            Every judgement joins the run at once; stop with Ctrl-C and go on whenever you like. With several judges it ends by
            telling how far they agree (not who is right).

            Examples:
              ltp human runs/nyu-1
              ltp human runs/nyu-1 --judge ada --context 20 --order as-played --port 8080
              ltp human runs/nyu-1 --judge ada --judge bob --judge eve --judges-per-debate 2
              ltp human runs/nyu-1 --study study.json

            A study's file:
              {"judges": ["ada", "bob"], "judges_per_debate": 1, "order": "random", "side_names": "rewrite", "context": 20,
               "seed": 7, "instructions": "Judge what is said, not what you know."}
            """)
        {
            run, judges, perDebate, order, sideNames, context, study, where, seed, port,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var settings = parsed.GetValue(study) is { } file ? StudyFile.Read(file) : new HumanSettings();
            settings = settings with
            {
                Judges = parsed.GetValue(judges) is { Length: > 0 } named ? named : settings.Judges,
                JudgesPerDebate = parsed.GetValue(perDebate) ?? settings.JudgesPerDebate,
                Order = parsed.GetValue(order) switch { null => settings.Order, "as-played" => HumanOrder.AsPlayed, "mirrored" => HumanOrder.Mirrored, _ => HumanOrder.Random },
                SideNames = parsed.GetValue(sideNames) is { } naming ? SideNamesOption.Of(naming) : settings.SideNames,
                Context = parsed.GetValue(context) ?? settings.Context,
                Seed = parsed.GetValue(seed) ?? settings.Seed,
            };
            settings.Check();
            var wanted = parsed.GetValue(port);
            if (wanted is < 0 or > 65_535)
            {
                throw new UserException($"--port must be from 0 to 65535; {wanted} is not.");
            }

            var opened = StoredRun.Open(parsed.GetRequiredValue(run));
            Warnings.Tell(error, await opened.CheckAsync(isToBeJudged: true, cancellationToken));
            var chosen = parsed.GetValue(where) is { Length: > 0 } conditions ? await RunSelection.OfAsync([opened.Path], conditions, cancellationToken) : null;
            using (var people = await HumanStudy.OpenAsync(opened, settings, TimeProvider.System, chosen is null ? null : id => chosen.Has(0, id), cancellationToken))
            {
                await ServeAsync(people, wanted, output, error, cancellationToken);
            }

            await HumanAgreement.WriteAsync(output, opened.Path, settings.Judges);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task ServeAsync(HumanStudy people, int port, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (people.NotMirrored is > 0 and var named)
        {
            error.WriteLine($"ltp: {named} debates are shown as played, as their speeches call sides by their labels ('Debater B'); --side-names rewrite turns the labels round and marks them.");
        }

        await using var server = await JudgingServer.StartAsync(people, port, Tell, cancellationToken);
        foreach (var (session, address) in people.Sessions.Zip(server.Addresses))
        {
            output.WriteLine(people.Sessions.Count == 1 ? $"Judge at {address}" : $"{session.Judge} judges at {address}");
        }

        output.WriteLine("Everything is saved as you go; Ctrl-C stops.");
        await server.WaitAsync(cancellationToken);
        if (people.Sessions.Count > 1)
        {
            foreach (var session in people.Sessions)
            {
                Tell(session.Count());
            }
        }

        void Tell(HumanCount count) => output.WriteLine($"{count.Judge}: {count.Judged} judged, {count.Left} left");
    }
}

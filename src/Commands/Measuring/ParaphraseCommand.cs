using System.CommandLine;
using System.Globalization;
using LearningThePrior.Experiments.Studies;

namespace LearningThePrior.Cli.Measuring;

/// <summary><c>ltp measure paraphrase</c>: the prior over redundant statements, next to its closed form.</summary>
internal static class ParaphraseCommand
{
    public static Command Make(TextWriter output)
    {
        var copies = MeasureCommand.Number("--copies", "The most copies.", 10, 64);
        var fact = Probability("--fact", "How probable the fact is.", .1);
        var wrong = Probability("--wrong", "How probable it is that a copy is wrong.", .01);
        var command = new Command("paraphrase", """
            log Prior of m statements that all say one fact, by who judges it.
            In nats: exactly, as the product of their marginals, and as a judge says who reads them one by one, after a consultant, and
            after a debate in which one side cites that they are copies.

            Examples:
              ltp measure paraphrase
              ltp measure paraphrase --copies 20 --fact 0.01
            """)
        {
            copies, fact, wrong,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            output.WriteLine("                 product of             judge      consultant        debate, honest side          off");
            output.WriteLine("copies    exact   marginals     gap    alone      honest   dishonest    first     last  at once  at most");
            for (var m = 1; m <= parsed.GetValue(copies); m++)
            {
                var row = await ParaphraseExperiment.PlayAsync(parsed.GetValue(fact), parsed.GetValue(wrong), m, cancellationToken);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{m,6}  {row.Exact,7:F3}  {row.Marginals,10:F3}  {row.Exact - row.Marginals,6:F3}  {row.JudgeAlone,7:F3}  {row.HonestConsultancy,10:F3}  {row.DishonestConsultancy,10:F3}  {row.HonestFirst,7:F3}  {row.HonestLast,7:F3}  {row.AtOnce,7:F3}  {row.Off,7:0E-0}"));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Option<double> Probability(string name, string description, double otherwise)
    {
        var option = new Option<double>(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description} Default: {otherwise}."),
            DefaultValueFactory = _ => otherwise,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && !(value is > 0 and < 1))
            {
                result.AddError($"{name} must be above 0 and below 1; {result.Tokens[0].Value} is not.");
            }
        });
        return option;
    }
}

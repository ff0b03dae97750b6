using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using LearningThePrior.Cli;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Gateway;
using LearningThePrior.LanguageModels;
using LearningThePrior.ModelServing.Measuring;

namespace LearningThePrior.Benchmarks.Measuring;

/// <summary><c>reply</c>: the memory that one long reply takes, refused or read.</summary>
internal static class ReplyCommand
{
    public static Command Make(TextWriter output)
    {
        var megabytes = MeasureCommand.Number("--megabytes", "Size of the reply that is too long.", 28, 1_000);
        var command = new Command("reply", """
            Peak memory of a call whose reply is far too long, told beforehand or not, and of one whose reply is just short enough to be read: through Semantic Kernel and the
            gateway, recorded. The server runs in this process and holds the reply, which therefore counts.
            """)
        {
            megabytes,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var most = new GatewayOptions().MaxReplyBytes;
            foreach (var (bytes, tellsLength) in new[] { (parsed.GetValue(megabytes) * 1_000_000, true), (parsed.GetValue(megabytes) * 1_000_000, false), (most - 1_000, true) })
            {
                var folder = Directory.CreateTempSubdirectory("ltp-");
                var (said, peak, seconds) = await CallAsync(bytes, tellsLength, folder.FullName, cancellationToken);
                folder.Delete(recursive: true);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6,5:F1} MB, length {(tellsLength ? "told" : "not told"),-8}  peak memory {peak / 1e6,4:F0} MB  {seconds,5:F2} s  {said}"));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<(string Said, long Peak, double Seconds)> CallAsync(int bytes, bool tellsLength, string folder, CancellationToken cancellationToken)
    {
        LoopbackReply reply = new(200, Encoding.UTF8.GetBytes($$"""{"choices":[{"message":{"role":"assistant","content":"{{new string('x', bytes)}}"},"finish_reason":"stop"}]}""")) { TellsLength = tellsLength };
        await using var server = new LoopbackServer((_, _) => Task.FromResult(reply));
        await using var gateway = new ModelGateway(new() { Mode = RecordingMode.Record, Recordings = folder, Retry = new() { FirstWait = TimeSpan.FromMilliseconds(1) } });
        ModelName name = new("test", "loopback", server.Address);
        var model = OpenAIModel.Open(name, gateway.ClientFor(name), key: null);
        PeakMemory.Forget();
        var clock = Stopwatch.StartNew();
        try
        {
            var read = await model.CompleteAsync(new([ModelMessage.User("Speak.")], new(ModelRole.DebaterA)), cancellationToken);
            return (string.Create(CultureInfo.InvariantCulture, $"read, {read.Text.Length:N0} characters"), PeakMemory.Bytes(), clock.Elapsed.TotalSeconds);
        }
        catch (ModelException e)
        {
            return (e.Message, PeakMemory.Bytes(), clock.Elapsed.TotalSeconds);
        }
    }
}

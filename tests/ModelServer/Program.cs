using System.Globalization;
using System.Runtime.InteropServices;
using LearningThePrior.ModelServing;
using LearningThePrior.ModelServing.Faults;
using LearningThePrior.ModelServing.Ways;

const string Usage = "--port N --latency MS --key KEY --models A,B --faults SHARE --kinds TooMany,Hang --retry-after S --no-keep --no-log-probabilities --no-tools --no-schemas --no-seeds --way llamacpp|ollama|vllm";

var options = new ModelServerOptions();
try
{
    var words = new Queue<string>(args);
    while (words.TryDequeue(out var word))
    {
        options = word switch
        {
            "--port" => options with { Port = int.Parse(words.Dequeue(), CultureInfo.InvariantCulture) },
            "--latency" => options with { Latency = TimeSpan.FromMilliseconds(double.Parse(words.Dequeue(), CultureInfo.InvariantCulture)) },
            "--key" => options with { Key = words.Dequeue() },
            "--models" => options with { Models = words.Dequeue().Split(',') },
            "--faults" => options with { Faults = FaultPlan.Every(double.Parse(words.Dequeue(), CultureInfo.InvariantCulture)) },
            "--kinds" => options with { Faults = options.Faults with { Kinds = [.. words.Dequeue().Split(',').Select(k => Enum.Parse<FaultKind>(k))] } },
            "--retry-after" => options with { Faults = options.Faults with { RetryAfter = int.Parse(words.Dequeue(), CultureInfo.InvariantCulture) } },
            "--no-keep" => options with { KeepRequests = false },
            "--no-log-probabilities" => options with { LogProbabilities = false },
            "--no-tools" => options with { Tools = false },
            "--no-schemas" => options with { Schemas = false },
            "--way" => ServerWay.All.TryGetValue(words.Dequeue(), out var way) ? way.On(options) : throw new FormatException("there are the ways llamacpp, ollama and vllm"),
            "--no-seeds" => options with { Seeds = false },
            _ => throw new FormatException($"there is no option {word}"),
        };
    }
}
catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or OverflowException)
{
    Console.Error.WriteLine($"{e.Message}; options: {Usage}");
    return 2;
}

var end = new TaskCompletionSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; end.TrySetResult(); });
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => { signal.Cancel = true; end.TrySetResult(); });
await using var server = await ModelServer.StartAsync(options);
Console.WriteLine(server.Address);
await end.Task;
return 0;

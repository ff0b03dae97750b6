using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LearningThePrior.Gateway.Tests.Independent;

/// <summary>A server written by others, on 127.0.0.1; disposing ends its process.</summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private readonly Process _process;

    private NodeServer(Process process, int port) => (_process, Root) = (process, new($"http://127.0.0.1:{port}/"));

    public Uri Root { get; }

    public Uri Address => new(Root, "v1/");

    /// <summary>Starts a script of node, and waits for the line that says that it listens.</summary>
    public static async Task<NodeServer> StartAsync(string script, Func<int, IEnumerable<string>> arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments(port))
        {
            start.ArgumentList.Add(argument);
        }

        (start.Environment["HOST"], start.Environment["PORT"]) = ("127.0.0.1", $"{port}");
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var listening = new TaskCompletionSource();
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        DataReceivedEventHandler hear = (_, line) =>
        {
            said.Enqueue(line.Data ?? "");
            if (line.Data?.Contains($":{port}", StringComparison.Ordinal) == true && line.Data.Contains("on ", StringComparison.Ordinal))
            {
                listening.TrySetResult();
            }
        };
        process.OutputDataReceived += hear;
        process.ErrorDataReceived += hear;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"{script} ended: {string.Join('\n', said)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return new(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}

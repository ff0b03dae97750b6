using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Analysis.HumanJudging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace LearningThePrior.Cli.HumanJudging;

/// <summary>Serves the page of a study on this machine alone, to whoever holds one of the addresses that it made: one for each judge.</summary>
internal sealed class JudgingServer : IAsyncDisposable
{
    /// <summary>The longest request: a reason of <see cref="HumanSession.ReasonCharacters"/> and credences.</summary>
    public const int BodyBytes = 128 * 1024;

    private readonly WebApplication _app;

    private JudgingServer(WebApplication app, Uri root, IReadOnlyList<string> tokens) => (_app, Root, Tokens) = (app, root, tokens);

    /// <summary>Where it listens.</summary>
    public Uri Root { get; }

    /// <summary>The secret of each judge, in the order of <see cref="HumanStudy.Sessions"/>: a request holds one of them.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>What each judge is to open in a browser. Browsers keep what stands after "#" to themselves.</summary>
    public IEnumerable<string> Addresses => Tokens.Select(token => $"{Root}#token={token}");

    /// <summary>Begins to serve.</summary>
    /// <param name="study">What to serve.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="judged">Hears how far a judge is, whenever they have judged a debate to its end.</param>
    /// <param name="cancellationToken">Stops the beginning.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<JudgingServer> StartAsync(HumanStudy study, int port, Action<HumanCount> judged, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
        });
        var app = builder.Build();
        string[] tokens = [.. study.Sessions.Select(_ => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)))];
        app.Run(context => AnswerAsync(context, study, judged, new(context.Connection.LocalPort, tokens)));
        await app.StartAsync(cancellationToken);
        return new(app, new(app.Urls.Single()), tokens);
    }

    /// <summary>Serves until told to stop.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, HumanStudy study, Action<HumanCount> judged, RequestGuard guard)
    {
        var (request, response) = (context.Request, context.Response);
        RequestGuard.Harden(response.Headers);
        if (guard.Refusal(request) is { } refusal)
        {
            await SayAsync(response, StatusCodes.Status403Forbidden, refusal);
            return;
        }

        switch (request.Method, request.Path.Value)
        {
            case ("GET", "/"):
                response.ContentType = "text/html; charset=utf-8";
                await response.WriteAsync(HumanPage.Html, context.RequestAborted);
                break;
            case ("GET", "/view"):
                await ShowAsync(response, await study.Sessions[guard.Judge(request)].LookAsync(context.RequestAborted));
                break;
            case ("POST", "/judgements"):
                await TakeAsync(request, response, HumanJson.Default.HumanAnswer, async (answer, stop) =>
                {
                    var session = study.Sessions[guard.Judge(request)];
                    var before = session.Count();
                    var next = await session.JudgeAsync(answer, stop);
                    if (session.Count() is var count && count.Judged > before.Judged)
                    {
                        judged(count);
                    }

                    return next;
                });
                break;
            case ("POST", "/nodes"):
                await TakeAsync(request, response, HumanJson.Default.HumanRequest, study.Sessions[guard.Judge(request)].OpenNodeAsync);
                break;
            default:
                await SayAsync(response, StatusCodes.Status404NotFound, "There is nothing here.");
                break;
        }
    }

    private static async Task TakeAsync<T>(HttpRequest request, HttpResponse response, JsonTypeInfo<T> type, Func<T, CancellationToken, Task<HumanView?>> take)
    {
        try
        {
            var said = await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted) ?? throw new JsonException("null says nothing.");
            if (await take(said, request.HttpContext.RequestAborted) is { } next)
            {
                await ShowAsync(response, next);
            }
            else
            {
                await SayAsync(response, StatusCodes.Status409Conflict, "This was judged already, perhaps on another page. Load the page again.");
            }
        }
        catch (BadHttpRequestException error)
        {
            await SayAsync(response, error.StatusCode, "The judgement is too long, or was cut off.");
        }
        catch (IOException error)
        {
            await SayAsync(response, StatusCodes.Status500InternalServerError, $"It could not be saved: {error.Message}");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            await SayAsync(response, StatusCodes.Status400BadRequest, PlainWords.OfArgument(error.Message));
        }
    }

    private static async Task ShowAsync(HttpResponse response, HumanView view)
    {
        response.ContentType = "application/json";
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(view, HumanJson.Default.HumanView), response.HttpContext.RequestAborted);
    }

    private static Task SayAsync(HttpResponse response, int status, string words)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(words, response.HttpContext.RequestAborted);
    }
}

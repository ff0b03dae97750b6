using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using LearningThePrior.Analysis.HumanJudging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace LearningThePrior.Cli.HumanJudging;

/// <summary>Serves the page of a session on this machine alone, to whoever holds the address that it made.</summary>
internal sealed class JudgingServer : IAsyncDisposable
{
    /// <summary>The longest request: a reason of <see cref="HumanSession.ReasonCharacters"/> and credences.</summary>
    public const int BodyBytes = 128 * 1024;

    private readonly WebApplication _app;

    private JudgingServer(WebApplication app, Uri root, string token) => (_app, Root, Token) = (app, root, token);

    /// <summary>Where it listens.</summary>
    public Uri Root { get; }

    /// <summary>The secret that requests must hold.</summary>
    public string Token { get; }

    /// <summary>What to open in a browser. Browsers keep what stands after "#" to themselves.</summary>
    public string Address => $"{Root}#token={Token}";

    /// <summary>Begins to serve.</summary>
    /// <param name="session">What to serve.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="cancellationToken">Stops the beginning.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<JudgingServer> StartAsync(HumanSession session, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
        });
        var app = builder.Build();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        app.Run(context => AnswerAsync(context, session, new(context.Connection.LocalPort, token)));
        await app.StartAsync(cancellationToken);
        return new(app, new(app.Urls.Single()), token);
    }

    /// <summary>Serves until told to stop.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, HumanSession session, RequestGuard guard)
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
                await ShowAsync(response, await session.LookAsync(context.RequestAborted));
                break;
            case ("POST", "/judgements"):
                await JudgeAsync(request, response, session);
                break;
            default:
                await SayAsync(response, StatusCodes.Status404NotFound, "There is nothing here.");
                break;
        }
    }

    private static async Task JudgeAsync(HttpRequest request, HttpResponse response, HumanSession session)
    {
        try
        {
            var answer = await JsonSerializer.DeserializeAsync(request.Body, HumanJson.Default.HumanAnswer, request.HttpContext.RequestAborted)
                ?? throw new JsonException("null is no judgement.");
            if (await session.JudgeAsync(answer, request.HttpContext.RequestAborted) is { } next)
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

using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LearningThePrior.ModelServing;

/// <summary>A server on loopback that speaks the OpenAI protocol: completions and the list of models.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ReceivedRequest> _requests;

    private ModelServer(WebApplication application, Endpoint endpoint)
    {
        _application = application;
        _requests = endpoint.Requests;
        Counts = endpoint.Counts;
        var listening = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new(new Uri(listening), "/v1/");
    }

    /// <summary>The base address of the API, ending in <c>/v1/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The requests for completions so far, where they are kept.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>How often each body came.</summary>
    public BodyCounts Counts { get; }

    /// <summary>Starts a server on 127.0.0.1; disposing stops it, hanging calls included.</summary>
    public static async Task<ModelServer> StartAsync(ModelServerOptions? options = null)
    {
        var chosen = options ?? new();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, chosen.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var application = builder.Build();
        var endpoint = new Endpoint(chosen);
        application.Run(endpoint.HandleAsync);
        await application.StartAsync();
        return new(application, endpoint);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

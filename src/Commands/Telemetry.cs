using LearningThePrior.Debate;
using LearningThePrior.Gateway;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LearningThePrior.Cli;

/// <summary>
/// Exports traces and metrics of model calls by OTLP where the standard variables name an endpoint; otherwise nothing listens.
/// Protocol, headers, time-outs and the service's name are the exporter's own standard variables.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private const string Everything = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Traces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string Metrics = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private Telemetry(TracerProvider? traces, MeterProvider? metrics) => (_traces, _metrics) = (traces, metrics);

    /// <summary>Begins to export; to be disposed of when the command is over, which sends what is left.</summary>
    /// <exception cref="UserException">An endpoint is no address.</exception>
    public static Telemetry OfEnvironment()
    {
        if (Environment.GetEnvironmentVariable("OTEL_SDK_DISABLED") is { } disabled && disabled.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return new(null, null);
        }

        return new(
            IsSet(Traces, "OTEL_TRACES_EXPORTER")
                ? Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(GatewayTelemetry.Name, DebateTelemetry.Name, "Microsoft.Orleans.Application").AddOtlpExporter().Build()
                : null,
            IsSet(Metrics, "OTEL_METRICS_EXPORTER")
                ? Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(GatewayTelemetry.Name).AddOtlpExporter().Build()
                : null);
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static ResourceBuilder Resource() =>
        ResourceBuilder.CreateEmpty().AddService("ltp").AddTelemetrySdk().AddEnvironmentVariableDetector();

    private static bool IsSet(string own, string exporter)
    {
        if (Environment.GetEnvironmentVariable(exporter) == "none")
        {
            return false;
        }

        foreach (var name in new[] { own, Everything })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                    ? true
                    : throw new UserException($"{name} is no address: it begins with http:// or https://.");
            }
        }

        return false;
    }
}

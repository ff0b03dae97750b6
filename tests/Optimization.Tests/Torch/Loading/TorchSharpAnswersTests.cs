using System.Reflection;
using LearningThePrior.Optimization.Torch.Loading;

namespace LearningThePrior.Optimization.Tests.Torch.Loading;

public sealed class TorchSharpAnswersTests
{
    private static readonly Assembly TorchSharp = typeof(TorchSharp.torch).Assembly;

    [Theory]
    [InlineData("torch_cpu")]
    [InlineData("torch_cuda")]
    public void A_probe_is_answered_where_Torch_is_missing_and_the_call_after_it_gets_the_error(string first)
    {
        var answers = new TorchSharpAnswers(() => throw new TorchUnavailableException("missing"));

        answers.Resolve(TorchSharp, first);

        Assert.NotEqual(0, answers.Resolve(TorchSharp, "LibTorchSharp"));
        Assert.Throws<TorchUnavailableException>(() => answers.Resolve(TorchSharp, "LibTorchSharp"));
    }

    [Fact]
    public void The_library_is_handed_to_probes_and_calls_alike()
    {
        var answers = new TorchSharpAnswers(() => 7);

        answers.Resolve(TorchSharp, "torch_cpu");

        Assert.Equal(7, answers.Resolve(TorchSharp, "LibTorchSharp"));
        Assert.Equal(7, answers.Resolve(TorchSharp, "LibTorchSharp"));
    }

    [Theory]
    [InlineData("torch_cuda")]
    [InlineData("cudnn_ops64_9")]
    public void Other_libraries_are_left_to_the_runtime(string library) =>
        Assert.Equal(0, new TorchSharpAnswers(() => 7).Resolve(TorchSharp, library));

    [Fact]
    public void Other_assemblies_are_left_to_the_runtime() =>
        Assert.Equal(0, new TorchSharpAnswers(() => 7).Resolve(typeof(object).Assembly, "LibTorchSharp"));
}

using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>The sum of two amounts that are known in shares: the convolution of the shares, by Fourier transforms, so that many amounts need no table of all pairs.</summary>
internal static class AmountSum
{
    /// <param name="first">[rows, 1, amounts]: what share each amount from 0 has.</param>
    /// <param name="second">The same of the other addend.</param>
    /// <returns>[rows, 1, amounts] of the sum; what is more than the greatest amount is the greatest.</returns>
    public static Tensor Shares(Tensor first, Tensor second)
    {
        var amounts = first.shape[^1];
        var sums = fft.irfft(fft.rfft(first, 2 * amounts).mul(fft.rfft(second, 2 * amounts)), 2 * amounts); // of 0 to 2 (amounts - 1), and one that is never reached
        return cat([sums.narrow(-1, 0, amounts - 1), sums.narrow(-1, amounts - 1, amounts).sum(-1, keepdim: true)], -1);
    }

    /// <summary>Floating-point operations for one row: three transforms of 2.5 N log2 N, and a product of N / 2 complex numbers.</summary>
    public static double Flop(double amounts) => (7.5 * 2 * amounts * Math.Log2(2 * amounts)) + (6 * amounts);
}

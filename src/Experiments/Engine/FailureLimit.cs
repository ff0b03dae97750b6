using System.Globalization;
using LearningThePrior.Debate;

namespace LearningThePrior.Experiments.Engine;

/// <summary>
/// Tells when work fails as a whole: the first <see cref="First"/> items all failed, or, of at least <see cref="Enough"/>, more than a given share.
/// Safe for concurrent use.
/// </summary>
public sealed class FailureLimit
{
    /// <summary>Eight failures and nothing else: where every second item fails, one run in 256 begins so.</summary>
    public const int First = 8;

    /// <summary>From so many on a share can be told: where three items in ten fail, more than half of twenty do so once in 60 runs.</summary>
    public const int Enough = 20;

    private readonly Lock _gate = new();
    private readonly string _items;
    private readonly double _share;
    private int _ended;
    private int _failed;

    /// <summary>Nothing has ended yet.</summary>
    /// <param name="share">The share of failures that is borne, from 0 to 1; at 1 nothing stops the work.</param>
    /// <param name="items">What is counted, in the plural.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no share.</exception>
    public FailureLimit(double share, string items = "items")
    {
        _share = share is >= 0 and <= 1 ? share : throw new ArgumentOutOfRangeException(nameof(share), share, "a share lies between 0 and 1");
        _items = items;
    }

    /// <summary>Counts an item that ended.</summary>
    /// <param name="failure">Why it failed; null where it did not.</param>
    /// <exception cref="TooManyFailuresException">Too many have failed.</exception>
    public void Count(Exception? failure)
    {
        lock (_gate)
        {
            _ended++;
            _failed += failure is null ? 0 : 1;
            if (failure is not null && _share < 1 && ((_failed == First && _ended == First) || (_ended >= Enough && _failed > _share * _ended)))
            {
                throw new TooManyFailuresException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_failed:N0} of the first {_ended:N0} {_items} failed, more than is borne; the last because: {SpeechSanitizer.Cut(SpeechSanitizer.Escape(failure.Message), 600)}"));
            }
        }
    }
}

using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Judges;

/// <summary>Reads up to k nodes for a judge; a node read before is free, and one that is not there counts as well.</summary>
internal sealed class SpotCheck(IHuman human, Question question, TreeReader reader, int checks)
{
    private readonly Dictionary<NodeAddress, Reading> _read = [];

    /// <summary>Reads one node; null when the checks or the reader's budget are used up.</summary>
    public async ValueTask<Checked?> ReadAsync(string topic, NodeAddress address, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(address, out var reading))
        {
            if (_read.Count >= checks)
            {
                return null;
            }

            _read[address] = reading = await reader.ReadAsync(address, cancellationToken);
        }

        return reading switch
        {
            NodeRead read => new(true, human.Read(question, topic, address, read.Node.Text)),
            NoSuchNode => new(false, null),
            _ => null,
        };
    }

    /// <summary>What a check found.</summary>
    /// <param name="Exists">Whether there is such a node.</param>
    /// <param name="Settled">The claim that its text settles; null where it settles none.</param>
    public sealed record Checked(bool Exists, Claim? Settled);
}

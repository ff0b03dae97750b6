namespace LearningThePrior.Transcripts;

/// <summary>What the JSON reader does not look at in a call.</summary>
internal static class CallCheck
{
    public static (string Path, string Problem)? Of(StoredCall call) =>
        StoreCheck.Schema(call.Schema, StoredCall.CurrentSchema)
        ?? (call.Role is { } role ? StoreCheck.Word(role, StoreWords.CallRoles, "$.role") : null)
        ?? (call.Failure is { } failure ? StoreCheck.Word(failure, StoreWords.CallFailures, "$.failure") : null)
        ?? StoreCheck.Finite(call.DurationS, "$.duration_s")
        ?? StoreCheck.Finite(call.Cost, "$.cost")
        ?? Attempts(call.Attempts);

    private static (string Path, string Problem)? Attempts(IReadOnlyList<StoredAttempt> attempts)
    {
        for (var i = 0; i < attempts.Count; i++)
        {
            var (at, path) = (attempts[i], $"$.attempts[{i}]");
            if (at is null)
            {
                return (path, "null stands in the list.");
            }

            if ((StoreCheck.Word(at.Billing, StoreWords.Billings, path + ".billing")
                ?? StoreCheck.Finite(at.Seconds, path + ".seconds") ?? StoreCheck.Finite(at.Wait, path + ".wait")) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }
}

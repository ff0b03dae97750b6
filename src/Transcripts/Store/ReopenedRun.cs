using LearningThePrior.LanguageModels.Files;

namespace LearningThePrior.Transcripts;

/// <summary>Makes the files of a run that goes on ready to be appended to.</summary>
internal static class ReopenedRun
{
    /// <summary>Takes away what judges made of debates that failed, which are to be played again.</summary>
    public static async Task ForgetFailedAsync(string folder, CancellationToken cancellationToken)
    {
        var run = StoredRun.Open(folder);
        var failed = run.IsJournal ? [] : await run.ReadDebatesAsync(cancellationToken)
            .Where(d => d.Status == "failed")
            .Select(d => d.DebateId)
            .ToHashSetAsync(cancellationToken: cancellationToken);
        if (failed.Count > 0)
        {
            await ForgetAsync(run, j => failed.Contains(j.DebateId), cancellationToken);
        }
    }

    /// <summary>Takes judgements away; the file is whole before and after.</summary>
    public static async Task ForgetAsync(StoredRun run, Func<StoredJudgement, bool> which, CancellationToken cancellationToken)
    {
        using var kept = new UnfinishedFile(StoreFiles.Judgements(run.Path));
        await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken).Where(j => !which(j)))
        {
            kept.Stream.Write(StoreFormats.Judgements.Write(judgement));
        }

        kept.Complete();
    }

    /// <summary>Lines cannot be appended to a compressed file: until the run is closed again it is a plain one.</summary>
    public static void Unpack(string path)
    {
        if (File.Exists(path) || !File.Exists(path + StoreFiles.Gz))
        {
            return;
        }

        using (var compressed = StoreFiles.Read(path + StoreFiles.Gz))
        using (var plain = new UnfinishedFile(path))
        {
            compressed.CopyTo(plain.Stream);
            plain.Complete();
        }

        File.Delete(path + StoreFiles.Gz);
    }
}

using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Missions;

/// <summary>Records the missions that the product is delivered with, each once; what an office changed since stays.</summary>
public sealed class MissionLoader(Recorder recorder)
{
    /// <summary>Returns how many missions were new.</summary>
    public Task<int> Load(CancellationToken cancellation = default) =>
        recorder.Record(
            Author.System,
            async recording =>
            {
                var known = (await MissionDirectory.Read(recording.Session)).All.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
                var missing = MissionList.All.Where(m => !known.Contains(m.Code)).ToList();
                foreach (var mission in missing)
                    recording.Add(
                        MissionProjection.Kind,
                        MissionDirectory.IdOf(mission.Code),
                        [new MissionDefined(mission, null) { Source = Source.Imported }]
                    );
                return missing.Count;
            },
            cancellation
        );
}

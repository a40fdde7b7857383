using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Validation.Completion;

namespace OpenQoE.Shared.Validation;

/// <summary>Takes the events of a request that keep the rules, each by itself: a bad one never costs its neighbours.</summary>
public sealed class EventAdmission
{
    private readonly EventValidator _validator = new();

    public Admission Admit(ReceivedRequest request, RequestFacts facts)
    {
        var accepted = new List<PlayerEvent>(request.Events.Count);
        var found = new Findings();
        foreach (var problem in request.Warnings) found.Add(null, problem);
        if (ClockSkew.Check(request, facts.ReceivedAt) is { } doubtful) found.Add(null, doubtful);
        var skew = ClockSkew.Of(request, facts.ReceivedAt);
        var completion = new EventCompletion(facts.Organisation, facts.Client);

        foreach (var received in request.Events)
        {
            ClockSkew.Correct(received.Event, skew);
            var problems = _validator.Judge(new Candidate(received, facts.ReceivedAt, facts.Organisation));
            foreach (var problem in problems) found.Add(received.Event.Index, problem);
            if (problems.FirstOrDefault(problem => problem.CostsEvent) is { } reason)
            {
                found.Reject(reason.Code);
                continue;
            }
            foreach (var problem in problems) problem.Field?.Clear(received.Event);
            completion.Complete(received.Event);
            accepted.Add(received.Event);
        }

        var batch = accepted.Count > 0 ? new EventBatch(request.BatchId, request.Attempt, facts.ReceivedAt, accepted) : null;
        return new Admission(batch, request.Events.Count, found.Rejections, found.Errors, found.Warnings);
    }
}

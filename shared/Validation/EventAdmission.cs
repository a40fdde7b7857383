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
        var rejections = new List<ProblemCode>();
        var errors = new List<IndexedProblem>();
        var warnings = request.Warnings.Select(problem => new IndexedProblem(null, problem)).ToList();
        if (ClockSkew.Check(request, facts.ReceivedAt) is { } doubtful) warnings.Add(new IndexedProblem(null, doubtful));
        var skew = ClockSkew.Of(request, facts.ReceivedAt);

        foreach (var received in request.Events)
        {
            ClockSkew.Correct(received.Event, skew);
            var problems = _validator.Judge(new Candidate(received, facts.ReceivedAt, facts.Organisation));
            foreach (var problem in problems)
                (problem.CostsEvent ? errors : warnings).Add(new IndexedProblem(received.Event.Index, problem));

            if (problems.FirstOrDefault(problem => problem.CostsEvent) is { } reason)
            {
                rejections.Add(reason.Code);
                continue;
            }
            foreach (var problem in problems) problem.Field?.Clear(received.Event);
            EventCompletion.Complete(received.Event, facts.Organisation, facts.Client);
            accepted.Add(received.Event);
        }

        var batch = accepted.Count > 0 ? new EventBatch(request.BatchId, request.Attempt, facts.ReceivedAt, accepted) : null;
        return new Admission(batch, request.Events.Count, rejections, errors, warnings);
    }
}
